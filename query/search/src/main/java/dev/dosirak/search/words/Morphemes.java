package dev.dosirak.search.words;

import java.util.List;

/// Knows of which parts Korean words are made.
public interface Morphemes {

    /// The parts of one word in their order; put together they are the word again.
    List<String> of(String word);
}
