"""What a file carries to be measured by."""
