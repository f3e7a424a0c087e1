"""Report files of others to drafts of ours: every value with its words, nothing guessed."""
