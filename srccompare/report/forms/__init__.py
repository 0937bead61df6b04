"""The forms a finished view is written in: HTML, Markdown, JSON with its schema, Axes of matplotlib."""
