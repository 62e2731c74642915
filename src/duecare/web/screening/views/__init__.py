"""What texts suggest, as pages."""
