package dev.dosirak.search.shops.lucene;

import org.apache.lucene.index.FieldInvertState;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;

/// A term counts as much as it was said to be worth when it was written, and nothing else counts. The worth lies
/// where Lucene keeps how often a term occurs.
final class WeightSimilarity extends Similarity {

    @Override
    public long computeNorm(FieldInvertState state) {
        return 1;
    }

    @Override
    public SimScorer scorer(float boost, CollectionStatistics collection, TermStatistics... terms) {
        return new SimScorer() {
            @Override
            public float score(float worth, long norm) {
                return boost * worth;
            }
        };
    }
}
