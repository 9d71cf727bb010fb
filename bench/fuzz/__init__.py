"""Coverage-guided fuzzing of readers and layers."""
