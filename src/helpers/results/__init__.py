"""What a report tells: each kind of result worked out, judged and shown in one place."""
