"""What Relais adds to Rasa through its supported extension points: launcher, importer, channel, tracker store, action endpoint."""
