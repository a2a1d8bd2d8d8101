"""Pictures of pages → their text: decoded, straightened, recognised, and laid out as other pages are."""
