package dev.dosirak.search.finding.lucene;

import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// Terms side by side, with a gap behind each row.
final class RowsOfTerms extends TokenStream {

    private static final int GAP = 2;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final List<List<String>> rows;
    private int row;
    private int at;

    RowsOfTerms(List<List<String>> rows) {
        this.rows = rows;
    }

    @Override
    public boolean incrementToken() {
        while (row < rows.size() && at == rows.get(row).size()) {
            row++;
            at = 0;
        }
        if (row == rows.size()) {
            return false;
        }
        clearAttributes();
        step.setPositionIncrement(at == 0 ? GAP : 1);
        term.append(rows.get(row).get(at++));
        return true;
    }

    @Override
    public void reset() {
        row = 0;
        at = 0;
    }
}
