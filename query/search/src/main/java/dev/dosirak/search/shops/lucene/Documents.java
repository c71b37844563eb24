package dev.dosirak.search.shops.lucene;

import dev.dosirak.platform.kernel.Placement;
import dev.dosirak.platform.kernel.Square;
import dev.dosirak.search.shops.IndexUpdate;
import dev.dosirak.search.shops.IndexUpdate.Source;
import dev.dosirak.search.shops.IndexedShop;
import dev.dosirak.search.shops.Rating;
import dev.dosirak.search.shops.ShopTerms;
import dev.dosirak.search.words.Field;
import dev.dosirak.search.words.Spelling;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/// What stands in the index: one document for everything known, even if only that it is gone. Documents lie in
/// the order of the map, so those of one neighbourhood are read together.
final class Documents {

    static final String KEY = "key";
    static final String SOURCE = "source";
    static final String ID = "id";
    static final String VERSION = "version";
    static final String MORTON_CODE = "curve";
    static final String SQUARE = "square";
    static final String CATEGORY = "category";
    static final String LOCATION = "whereabouts";
    static final String MINIMUM = "minimum";
    static final String CHEAPEST = "cheapest";
    static final String TENTHS = "tenths";
    static final String COUNT = "count";
    static final String CONTENT = "content";
    static final String AREA = "area";
    static final String FEES = "fees";
    static final String HOURS = "hours";

    private static final FieldType IN_PHRASES = with(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    private static final FieldType WITH_WEIGHT = with(IndexOptions.DOCS_AND_FREQS);

    private static FieldType with(IndexOptions options) {
        var type = new FieldType();
        type.setOmitNorms(true);
        type.setIndexOptions(options);
        type.freeze();
        return type;
    }

    private final Spelling spelling;

    Documents(Spelling spelling) {
        this.spelling = spelling;
    }

    static String nameOf(Field field) {
        return Field.NAMES.nameOf(field);
    }

    static Term key(Source source, UUID id) {
        return new Term(KEY, Source.NAMES.nameOf(source).toLowerCase(Locale.ROOT) + ":" + id);
    }

    static BytesRef bytes(UUID id) {
        var bytes = new byte[2 * Long.BYTES];
        ByteBuffer.wrap(bytes).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return new BytesRef(bytes);
    }

    static UUID id(BytesRef bytes) {
        var buffer = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /// @param rating of the shop, when it is one
    Document of(IndexUpdate indexUpdate, Rating rating) {
        var document = new Document();
        document.add(new StringField(
                KEY, key(indexUpdate.source(), indexUpdate.id()).text(), org.apache.lucene.document.Field.Store.NO));
        document.add(new NumericDocValuesField(SOURCE, indexUpdate.source().ordinal()));
        document.add(new BinaryDocValuesField(ID, bytes(indexUpdate.id())));
        document.add(new NumericDocValuesField(VERSION, indexUpdate.version()));
        switch (indexUpdate) {
            case IndexUpdate.ShopUpdate it -> it.shop().ifPresent(indexedShop -> add(indexedShop, rating, document));
            case IndexUpdate.RatingUpdate it -> it.rating().ifPresent(rated -> add(rated, document));
            case IndexUpdate.AdUpdate it -> it.ad().ifPresent(ad -> add(ad, document));
        }
        return document;
    }

    private void add(IndexedShop indexedShop, Rating rating, Document document) {
        add(rating, document);
        var place = indexedShop.position();
        document.add(new NumericDocValuesField(MORTON_CODE, EncodedLocation.mortonCode(place)));
        document.add(new NumericDocValuesField(LOCATION, EncodedLocation.of(place, indexedShop.radiusMeters())));
        document.add(
                new NumericDocValuesField(MINIMUM, indexedShop.minimumOrder().amount()));
        document.add(new NumericDocValuesField(CHEAPEST, cheapest(indexedShop)));
        document.add(new BinaryDocValuesField(CONTENT, BinaryContent.of(indexedShop)));
        document.add(new BinaryDocValuesField(AREA, BinaryContent.area(indexedShop)));
        document.add(new SortedDocValuesField(FEES, BinaryContent.of(indexedShop.fees())));
        document.add(new SortedDocValuesField(HOURS, BinaryContent.of(indexedShop.hours())));
        term(CATEGORY, indexedShop.category(), document);
        Square.around(place, indexedShop.radiusMeters(), it -> term(SQUARE, it.toString(), document));
        var terms = ShopTerms.of(indexedShop, spelling);
        document.add(new org.apache.lucene.document.Field(
                nameOf(Field.WORDS), new WeightedTokens(terms.words()), WITH_WEIGHT));
        terms.typed().forEach(it -> term(nameOf(Field.TYPED), it, document));
        terms.phrases().forEach((field, rows) -> phrases(nameOf(field), rows, document));
    }

    private static long cheapest(IndexedShop indexedShop) {
        return indexedShop.fees().tiers().stream()
                .mapToLong(it -> it.fee().amount())
                .min()
                .orElseThrow();
    }

    private static void add(Rating rating, Document document) {
        document.add(new NumericDocValuesField(TENTHS, rating.tenths()));
        document.add(new NumericDocValuesField(COUNT, rating.count()));
    }

    private static void add(Placement ad, Document document) {
        document.add(new BinaryDocValuesField(CONTENT, BinaryContent.of(ad)));
    }

    private static void term(String field, String term, Document document) {
        document.add(new StringField(field, term, org.apache.lucene.document.Field.Store.NO));
    }

    private static void phrases(String field, List<List<String>> phrases, Document document) {
        document.add(new org.apache.lucene.document.Field(field, new PhraseTokens(phrases), IN_PHRASES));
    }

    /// Terms side by side, with a gap behind each row.
    private static final class PhraseTokens extends TokenStream {

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

    /// Terms, each with its worth.
    private static final class WeightedTokens extends TokenStream {

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
}
