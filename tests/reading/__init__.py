"""The book in readers' hands: what they find, see and hear in real reading systems."""
