package dev.dosirak.search.shops.nori;

import dev.dosirak.search.shops.Morphemes;

/// The analyzer, for tests of other packages.
public final class Nori {

    public static final Morphemes MORPHEMES = new NoriMorphemes();

    private Nori() {}
}
