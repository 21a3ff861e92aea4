"""Sheets: pages of a finished layout are put on the paper of a printer."""
