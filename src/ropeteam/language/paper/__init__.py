"""Paper we print ourselves: pages of text with marks and small pictures as PDF, without a library."""
