package dev.dosirak.search.finding.lucene;

import dev.dosirak.platform.kernel.Placement;
import dev.dosirak.platform.kernel.Square;
import dev.dosirak.search.finding.Field;
import dev.dosirak.search.finding.News;
import dev.dosirak.search.finding.Rating;
import dev.dosirak.search.finding.Shop;
import dev.dosirak.search.finding.ShopTerms;
import dev.dosirak.search.finding.Source;
import dev.dosirak.search.finding.Spelling;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/// What stands in the index: one document for everything known, be it only that it is gone. Documents lie in
/// the order of the map, so those of one neighbourhood are read together.
final class Documents {

    static final String KEY = "key";
    static final String SOURCE = "source";
    static final String ID = "id";
    static final String VERSION = "version";
    static final String ON_THE_CURVE = "curve";
    static final String SQUARE = "square";
    static final String CATEGORY = "category";
    static final String WHEREABOUTS = "whereabouts";
    static final String MINIMUM = "minimum";
    static final String CHEAPEST = "cheapest";
    static final String TENTHS = "tenths";
    static final String COUNT = "count";
    static final String CONTENT = "content";
    static final String AREA = "area";
    static final String FEES = "fees";
    static final String HOURS = "hours";

    private static final FieldType IN_ROWS = with(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    private static final FieldType WITH_WORTH = with(IndexOptions.DOCS_AND_FREQS);

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
        return field.name().toLowerCase(Locale.ROOT);
    }

    static Term key(Source source, UUID id) {
        return new Term(KEY, source.name().toLowerCase(Locale.ROOT) + ":" + id);
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
    Document of(News news, Rating rating) {
        var document = new Document();
        document.add(
                new StringField(KEY, key(news.source(), news.id()).text(), org.apache.lucene.document.Field.Store.NO));
        document.add(new NumericDocValuesField(SOURCE, news.source().ordinal()));
        document.add(new BinaryDocValuesField(ID, bytes(news.id())));
        document.add(new NumericDocValuesField(VERSION, news.version()));
        switch (news) {
            case News.OfShop it -> it.shop().ifPresent(shop -> add(shop, rating, document));
            case News.OfRating it -> it.rating().ifPresent(rated -> add(rated, document));
            case News.OfAd it -> it.ad().ifPresent(ad -> add(ad, document));
        }
        return document;
    }

    private void add(Shop shop, Rating rating, Document document) {
        add(rating, document);
        var place = shop.position();
        document.add(new NumericDocValuesField(ON_THE_CURVE, Whereabouts.onTheCurve(place)));
        document.add(new NumericDocValuesField(WHEREABOUTS, Whereabouts.of(place, shop.radiusMeters())));
        document.add(new NumericDocValuesField(MINIMUM, shop.minimumOrder().amount()));
        document.add(new NumericDocValuesField(CHEAPEST, cheapest(shop)));
        document.add(new BinaryDocValuesField(CONTENT, Content.of(shop)));
        document.add(new BinaryDocValuesField(AREA, Content.area(shop)));
        document.add(new SortedDocValuesField(FEES, Content.of(shop.fees())));
        document.add(new SortedDocValuesField(HOURS, Content.of(shop.hours())));
        term(CATEGORY, shop.category(), document);
        Square.around(place, shop.radiusMeters(), it -> term(SQUARE, it.toString(), document));
        var terms = ShopTerms.of(shop, spelling);
        document.add(
                new org.apache.lucene.document.Field(nameOf(Field.WORDS), new WorthyTerms(terms.words()), WITH_WORTH));
        terms.typed().forEach(it -> term(nameOf(Field.TYPED), it, document));
        terms.rows().forEach((field, rows) -> rows(nameOf(field), rows, document));
    }

    private static long cheapest(Shop shop) {
        return shop.fees().tiers().stream()
                .mapToLong(it -> it.fee().amount())
                .min()
                .orElseThrow();
    }

    private static void add(Rating rating, Document document) {
        document.add(new NumericDocValuesField(TENTHS, rating.tenths()));
        document.add(new NumericDocValuesField(COUNT, rating.count()));
    }

    private static void add(Placement ad, Document document) {
        document.add(new BinaryDocValuesField(CONTENT, Content.of(ad)));
    }

    private static void term(String field, String term, Document document) {
        document.add(new StringField(field, term, org.apache.lucene.document.Field.Store.NO));
    }

    private static void rows(String field, List<List<String>> rows, Document document) {
        document.add(new org.apache.lucene.document.Field(field, new RowsOfTerms(rows), IN_ROWS));
    }
}
