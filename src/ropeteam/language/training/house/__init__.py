"""Learning from a company's own reviews: small numbers over the shipped weights. numpy only, it runs where people work."""
