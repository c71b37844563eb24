package dev.dosirak.search.words.nori;

import dev.dosirak.search.words.Morphemes;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.ko.KoreanTokenizer.DecompoundMode;
import org.apache.lucene.analysis.ko.dict.UserDictionary;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.springframework.stereotype.Component;

/// Cuts words where Nori sees morphemes or parts of compounds begin or end.
///
/// A tokenizer is costly to make and serves one thread at a time, so there is a pool of them; menus say the same
/// words over and over, so what was cut once is remembered.
@Component
final class NoriMorphemes implements Morphemes {

    private static final String DICTIONARY = "/search/dictionary.txt";
    private static final int MOST_REMEMBERED = 50_000;
    private static final int LONGEST_REMEMBERED = 20;

    private final UserDictionary dictionary = dictionary();
    private final ConcurrentLinkedQueue<KoreanTokenizer> idle = new ConcurrentLinkedQueue<>();
    private final ConcurrentMap<String, List<String>> remembered = new ConcurrentHashMap<>();

    private static UserDictionary dictionary() {
        try (var in = NoriMorphemes.class.getResourceAsStream(DICTIONARY)) {
            if (in == null) {
                throw new IllegalStateException("No resource " + DICTIONARY);
            }
            var dictionary = UserDictionary.open(new InputStreamReader(in, StandardCharsets.UTF_8));
            if (dictionary == null) {
                throw new IllegalStateException(DICTIONARY + " is empty");
            }
            return dictionary;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> of(String word) {
        if (word.length() > LONGEST_REMEMBERED) {
            return cut(word);
        }
        var known = remembered.get(word);
        if (known != null) {
            return known;
        }
        var parts = cut(word);
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        remembered.put(word, parts);
        return parts;
    }

    private List<String> cut(String word) {
        var pooled = idle.poll();
        var tokenizer = pooled == null ? tokenizer() : pooled;
        try {
            var parts = parts(word, cuts(word, tokenizer));
            idle.add(tokenizer);
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException("Reading a string does not fail", e);
        }
    }

    private KoreanTokenizer tokenizer() {
        return new KoreanTokenizer(
                TokenStream.DEFAULT_TOKEN_ATTRIBUTE_FACTORY, dictionary, DecompoundMode.MIXED, false, false);
    }

    private static TreeSet<Integer> cuts(String word, KoreanTokenizer tokenizer) throws IOException {
        var cuts = new TreeSet<Integer>();
        var offset = tokenizer.getAttribute(OffsetAttribute.class);
        tokenizer.setReader(new StringReader(word));
        tokenizer.reset();
        while (tokenizer.incrementToken()) {
            cuts.add(offset.startOffset());
            cuts.add(offset.endOffset());
        }
        tokenizer.end();
        tokenizer.close();
        cuts.add(word.length());
        return cuts;
    }

    private static List<String> parts(String word, TreeSet<Integer> cuts) {
        var parts = new ArrayList<String>();
        int from = 0;
        for (int to : cuts) {
            if (to > from) {
                parts.add(word.substring(from, to));
                from = to;
            }
        }
        return List.copyOf(parts);
    }
}
