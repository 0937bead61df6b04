"""Where other people's pipelines meet the line: streams of batches, scikit-learn."""
