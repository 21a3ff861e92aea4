"""Plain text: lines become paragraphs; pages, broken words and headings are told by how the lines stand."""
