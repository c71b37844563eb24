package dev.dosirak.search.shops.lucene;

import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// Terms side by side, with a gap behind each row.
final class PhraseTokens extends TokenStream {

    private static final int GAP = 2;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final List<List<String>> phrases;
    private int phrase;
    private int at;

    PhraseTokens(List<List<String>> phrases) {
        this.phrases = phrases;
    }

    @Override
    public boolean incrementToken() {
        while (phrase < phrases.size() && at == phrases.get(phrase).size()) {
            phrase++;
            at = 0;
        }
        if (phrase == phrases.size()) {
            return false;
        }
        clearAttributes();
        step.setPositionIncrement(at == 0 ? GAP : 1);
        term.append(phrases.get(phrase).get(at++));
        return true;
    }

    @Override
    public void reset() {
        phrase = 0;
        at = 0;
    }
}
