package dev.dosirak.demo.story;

import org.jspecify.annotations.Nullable;

/// A step of the story did not happen; the message says which and why.
public final class StoryFailed extends RuntimeException {

    StoryFailed(String step, String why, @Nullable Throwable cause) {
        super("\"%s\" failed: %s".formatted(step, why), cause);
    }
}
