package dev.dosirak.search.finding.lucene;

import java.util.Iterator;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/// Terms, each with its worth.
final class WorthyTerms extends TokenStream {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final TermFrequencyAttribute worth = addAttribute(TermFrequencyAttribute.class);
    private final Map<String, Integer> terms;
    private Iterator<Map.Entry<String, Integer>> left;

    WorthyTerms(Map<String, Integer> terms) {
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
        worth.setTermFrequency(next.getValue());
        return true;
    }

    @Override
    public void reset() {
        left = terms.entrySet().iterator();
    }
}
