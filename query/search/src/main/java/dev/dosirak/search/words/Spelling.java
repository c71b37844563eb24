package dev.dosirak.search.words;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/// Takes names apart into all the pieces that somebody may ask for.
///
/// The parts of a name's words, and every few neighbouring ones together, without spaces: `양념치킨` and `양념 치킨` have
/// the same pieces `양념`, `치킨` and `양념치킨`. Each piece becomes a term by its keys, so that close means mistyped, and
/// one more by its initial consonants. A single syllable is a piece of its own only where a word ends: `파전` is a `전`,
/// but a `전복죽` is none.
public final class Spelling {

    private static final String BRANCH = "점";
    private static final String RESTAURANT = "반점";
    private static final int MOST_TOGETHER = 5;
    private static final int LONGEST_TYPED = 7;
    private static final int LONGEST_INITIALS = 4;

    private final Morphemes morphemes;

    public Spelling(Morphemes morphemes) {
        this.morphemes = morphemes;
    }

    /// Some neighbouring parts of a name.
    private record Piece(String text, boolean first, boolean last) {

        void terms(BiConsumer<Piece, String> then) {
            then.accept(this, Hangul.keys(text));
            if (text.length() > 1 && text.chars().allMatch(it -> Hangul.isBlock((char) it))) {
                then.accept(this, Hangul.initials(text));
            }
        }
    }

    /// The terms of a name, by what they are of it.
    ///
    /// @param starts with what it begins
    /// @param ends with what it ends
    /// @param wholes all of it
    /// @param all these and those in the midst
    public record Terms(Set<String> starts, Set<String> ends, Set<String> wholes, Set<String> all) {}

    public Terms terms(Words name) {
        var terms =
                new Terms(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        for (var piece : pieces(name)) {
            piece.terms((it, term) -> {
                terms.all().add(term);
                if (it.first()) {
                    terms.starts().add(term);
                }
                if (it.last()) {
                    terms.ends().add(term);
                }
                if (it.first() && it.last()) {
                    terms.wholes().add(term);
                }
            });
        }
        return terms;
    }

    private List<Piece> pieces(Words name) {
        var parts = new ArrayList<String>();
        var ends = new ArrayList<Boolean>();
        for (var word : name.each()) {
            for (var part : parts(word)) {
                parts.add(part);
                ends.add(false);
            }
            ends.set(ends.size() - 1, true);
        }
        var pieces = new ArrayList<Piece>();
        for (int from = 0; from < parts.size(); from++) {
            var text = new StringBuilder();
            for (int to = from; to < Math.min(parts.size(), from + MOST_TOGETHER); to++) {
                text.append(parts.get(to));
                if (text.length() > 1 || ends.get(to)) {
                    pieces.add(new Piece(text.toString(), from == 0, to == parts.size() - 1));
                }
            }
        }
        return pieces;
    }

    /// The parts of a single word. The name of a branch, as `합정점`, is a place and `점`, whatever else could be
    /// read into it; a `반점` is a Chinese restaurant.
    List<String> parts(String word) {
        if (word.length() <= BRANCH.length() + 1 || !word.endsWith(BRANCH) || word.endsWith(RESTAURANT)) {
            return morphemes.of(word);
        }
        var parts = new ArrayList<>(morphemes.of(word.substring(0, word.length() - BRANCH.length())));
        parts.add(BRANCH);
        return parts;
    }

    /// Everything that somebody may have typed who is on the way to this name or to one of its words, up to a
    /// few keys.
    public Set<String> typed(Words name) {
        var typed = new LinkedHashSet<String>();
        for (int i = 0; i < name.each().size(); i++) {
            var rest = new StringBuilder();
            name.each().subList(i, name.each().size()).forEach(rest::append);
            var word = name.each().get(i);
            int at = 0;
            for (var part : parts(word)) {
                var from = rest.substring(at);
                prefixes(Hangul.keys(from), LONGEST_TYPED, typed);
                prefixes(Hangul.initials(from), LONGEST_INITIALS, typed);
                at += part.length();
            }
        }
        return typed;
    }

    private static void prefixes(String text, int longest, Set<String> into) {
        for (int length = 1; length <= Math.min(longest, text.length()); length++) {
            into.add(text.substring(0, length));
        }
    }

    /// The [Field#TYPED] term by which to look for what is being typed.
    public static String typedTerm(String joined) {
        boolean initials = Hangul.isInitials(joined);
        var keys = initials ? joined : Hangul.keys(joined);
        return keys.substring(0, Math.min(keys.length(), initials ? LONGEST_INITIALS : LONGEST_TYPED));
    }

    /// Every two neighbouring characters.
    public static List<String> pairs(String joined) {
        var pairs = new ArrayList<String>();
        for (int i = 0; i + 2 <= joined.length(); i++) {
            pairs.add(joined.substring(i, i + 2));
        }
        return pairs;
    }
}
