"""What a whole room looks at: the parts of the big screen of a group, readable at ten metres."""
