package dev.dosirak.search.shops.lucene;

import java.util.Iterator;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/// Terms, each with its worth.
final class WeightedTokens extends TokenStream {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final TermFrequencyAttribute weight = addAttribute(TermFrequencyAttribute.class);
    private final Map<String, Integer> terms;
    private Iterator<Map.Entry<String, Integer>> left;

    WeightedTokens(Map<String, Integer> terms) {
        this.terms = terms;
        this.left = terms.entrySet().iterator();
    }

    @Override
    public boolean incrementToken() {
        if (!left.hasNext()) {
            return false;
        }
        clearAttributes();
        var next = left.next();
        term.append(next.getKey());
        weight.setTermFrequency(next.getValue());
        return true;
    }

    @Override
    public void reset() {
        left = terms.entrySet().iterator();
    }
}
