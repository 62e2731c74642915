"""A result as a document in chapters, the same for the page, the PDF and the terminal."""
