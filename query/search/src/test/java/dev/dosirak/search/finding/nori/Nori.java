package dev.dosirak.search.finding.nori;

import dev.dosirak.search.finding.Morphemes;

/// The analyzer, for tests of other packages.
public final class Nori {

    public static final Morphemes MORPHEMES = new NoriMorphemes();

    private Nori() {}
}
