package dev.dosirak.search.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.search.words.nori.Nori;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class InterpreterTest {

    private static final int BOUND = 400;

    private final Interpreter interpreter = new Interpreter(new Spelling(Nori.MORPHEMES), Synonyms.read());

    /// Whatever is typed: the work stays within bounds, and weights add up exactly in any order.
    @RepeatedTest(200)
    void aQuestionOfAnyKindHasAFewClauses(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var typed = new StringBuilder();
        var pool = List.of("치", "킨", "ㅊ", "ㅏ", "b", "q", "Z", "1", " ", "양념", "떡볶이", "bbq", "*", "집", "맛집");
        while (typed.length() < 90) {
            typed.append(pool.get(random.nextInt(pool.size())));
        }
        var words = Words.ofQuery("가" + typed);

        for (var clause : List.of(
                interpreter.strictClause(words),
                interpreter.lenientClause(words, it -> List.of(it + "ㄱ", it + "ㄴ", it + "ㄷ", it + "ㄹ")))) {
            assertThat(leaves(clause)).as(typed.toString()).isLessThan(BOUND);
            assertExact(clause);
        }
    }

    @Test
    void ofManyWordsTheFirstOnesCount() {
        assertThat(leaves(interpreter.strictClause(Words.ofQuery("가 나 다 라 마 바 사 아 자 차 카 타 파 하"))))
                .isEqualTo(6 + 1);
    }

    @Test
    void aWordLongerThanAnyNameIsNotCorrected() {
        interpreter.lenientClause(Words.ofQuery("치".repeat(90)), keys -> {
            throw new AssertionError("asked for what is closest to " + keys);
        });
    }

    /// To look for what is close is the dearest thing a search can do.
    @Test
    void eachWordIsCorrectedOnceWithoutWhatSaysNothing() {
        var asked = new ArrayList<String>();
        interpreter.lenientClause(Words.ofQuery("으뜸통닥맛집 서교동 양념치킨배달추천"), keys -> {
            asked.add(Hangul.compose(keys));
            return List.of();
        });

        assertThat(asked).containsExactlyInAnyOrder("으뜸통닥", "서교동", "양념치킨");
    }

    private static int leaves(Clause clause) {
        return switch (clause) {
            case Clause.HasTerm it -> 1;
            case Clause.Phrase it -> 1;
            case Clause.BestOf it ->
                it.of().stream().mapToInt(InterpreterTest::leaves).sum();
            case Clause.AtLeast it ->
                it.of().stream().mapToInt(InterpreterTest::leaves).sum();
        };
    }

    private static void assertExact(Clause clause) {
        switch (clause) {
            case Clause.HasTerm it ->
                assertThat(it.factor() * 1_024)
                        .isEqualTo(Math.rint(it.factor() * 1_024))
                        .isPositive();
            case Clause.Phrase it -> assertThat(it.weight()).isEqualTo(Math.rint(it.weight()));
            case Clause.BestOf it -> it.of().forEach(InterpreterTest::assertExact);
            case Clause.AtLeast it -> it.of().forEach(InterpreterTest::assertExact);
        }
    }
}
