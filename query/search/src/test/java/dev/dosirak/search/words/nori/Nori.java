package dev.dosirak.search.words.nori;

import dev.dosirak.search.words.Morphemes;

/// The analyzer, for tests of other packages.
public final class Nori {

    public static final Morphemes MORPHEMES = new NoriMorphemes();

    private Nori() {}
}
