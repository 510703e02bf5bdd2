"""Messages to other systems when a deal's gate changes, so that a CRM or a quoting tool can stop a signature."""
