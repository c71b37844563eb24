package dev.dosirak.drills.poison;

import dev.dosirak.drills.poison.Poison.BadRecord;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What can be wrong with a record, one thing at a time. Where it is not the body that is wrong, the body is none
/// that has an effect: who believes the rest of it must stumble over that.
enum Fault {
    CUT_OFF(it -> it.value("{\"id\": \"0190")),
    NO_JSON(it -> it.value("<html>502 Bad Gateway</html>")),
    NO_BYTES(it -> it.value("")),
    TOMBSTONE(Draft::noValue),
    NULL(it -> it.value("null")),
    ARRAY(it -> it.value("[1, 2, 3]")),
    TEXT(it -> it.value("\"text\"")),
    NUL_BYTES(it -> it.value(new byte[3])),
    NO_UTF_8(it -> it.value((byte) '{', (byte) 0xC3, (byte) '(', (byte) 0xFF)),
    DEEP(it -> it.value("[".repeat(100_000))),
    HUGE(it -> it.value("{".repeat(Fault.LARGE))),
    HUGE_TEXT(it -> it.id("\"" + "x".repeat(Fault.LARGE) + "\"")),

    ID_ABSENT(it -> it.value("{}")),
    ID_NULL(it -> it.id("null")),
    ID_NUMBER(it -> it.id("42")),
    ID_ENDLESS_NUMBER(it -> it.id("9".repeat(2_000))),
    ID_OBJECT(it -> it.id("{}")),
    ID_NO_UUID(it -> it.id("\"not-a-uuid\"")),
    ID_WITH_NUL(it -> it.id("\"a\\u0000b\"")),
    ID_WITH_NUL_BYTE(it -> it.id("\"a\0b\"")),
    ID_WITH_HALF_A_PAIR(it -> it.id("\"\\ud800\"")),

    NO_KEY(Draft::noKey),
    KEY_EMPTY(it -> it.key("")),
    KEY_NO_UUID(it -> it.key("42")),
    KEY_OF_3_KB(it -> it.key("0123456789".repeat(300))),
    KEY_WITH_NUL(it -> it.key((byte) 0, (byte) 1, (byte) 0)),
    KEY_NO_UTF_8(it -> it.key((byte) 0xFF, (byte) 0xFE)),

    EVENT_ID_ABSENT(it -> it.without("ce_id")),
    EVENT_ID_NULL(it -> it.nullHeader("ce_id")),
    EVENT_ID_NO_UUID(it -> it.header("ce_id", "17")),
    EVENT_ID_NUL(it -> it.header("ce_id", "\0")),
    EVENT_ID_NO_UTF_8(it -> it.header("ce_id", (byte) 0xFF)),
    SEQUENCE_NO_NUMBER(it -> it.header("sequence", "many")),
    SEQUENCE_TOO_LARGE(it -> it.header("sequence", "9".repeat(30))),
    SEQUENCE_NEGATIVE(it -> it.header("sequence", "-1").unreadable()),
    TIME_ABSENT(it -> it.without("ce_time").unreadable()),
    TIME_NULL(it -> it.nullHeader("ce_time").unreadable()),
    TIME_NO_TIME(it -> it.header("ce_time", "yesterday")),
    TIME_TO_COME(it -> it.header("ce_time", "9998-12-31T23:59:59Z").unreadable()),
    TIME_BEYOND_CALENDARS(
            it -> it.header("ce_time", "+999999999-12-31T23:59:59Z").unreadable()),
    TIME_LAST_OF_ALL(it -> it.header("ce_time", "+1000000000-12-31T23:59:59Z").unreadable()),
    TIME_BEFORE_CALENDARS(
            it -> it.header("ce_time", "-999999999-01-01T00:00:00Z").unreadable()),
    TRACE_NULL(it -> it.nullHeader("traceparent").unreadable()),
    TRACE_NO_TRACE(it -> it.header("traceparent", "00-zz\0-1").unreadable()),
    HEADER_NAME_WITH_NUL(it -> it.header("odd\0name", (byte) 0, (byte) 0xFF).unreadable()),
    HEADER_HUGE(it -> it.header("large", "x".repeat(100_000)).unreadable()),
    HEADERS_MANY(it -> {
        for (int i = 0; i < 1_000; i++) {
            it.header("header-" + i, "x");
        }
        it.unreadable();
    }),

    NO_HEADERS(Topic::isConsumed, true, Draft::withoutHeaders),
    TYPE_ABSENT(Topic::isConsumed, true, it -> it.without("ce_type")),
    TYPE_NULL(Topic::isConsumed, true, it -> it.nullHeader("ce_type")),
    TYPE_EMPTY(Topic::isConsumed, true, it -> it.header("ce_type", "")),
    TYPE_NO_UTF_8(Topic::isConsumed, true, it -> it.header("ce_type", (byte) 0xFF)),
    TYPE_UNKNOWN(Topic::isConsumed, true, it -> it.header("ce_type", "order.teleported.v1")),
    VERSION_UNKNOWN(Topic::isConsumed, true, it -> it.header("ce_type", "order.paid.v9")),

    HEARTBEAT_OF_NOTHING(Topic::isConsumed, false, it -> it.heartbeat("{}")),
    HEARTBEAT_NO_JSON(Topic::isConsumed, false, it -> it.heartbeat("thump")),
    HEARTBEAT_TOMBSTONE(Topic::isConsumed, false, it -> it.heartbeat("").noValue()),
    HEARTBEAT_WITHOUT_TIME(Topic::isConsumed, false, it -> it.heartbeat("null", "6")),
    HEARTBEAT_NO_TIME(Topic::isConsumed, false, it -> it.heartbeat("\"soon\"", "6")),
    HEARTBEAT_LONG_AGO(Topic::isConsumed, false, it -> it.heartbeat("\"1600-01-01T00:00:00Z\"", "6")),
    HEARTBEAT_BEYOND_CALENDARS(Topic::isConsumed, false, it -> it.heartbeat("\"+12026-01-01T00:00:00Z\"", "6")),
    /// What was heard up to once is never less: nobody may believe it.
    HEARTBEAT_TO_COME(Topic::isConsumed, false, it -> it.heartbeat("\"9000-01-01T00:00:00Z\"", "6")),
    HEARTBEAT_NO_PARTITIONS(Topic::isConsumed, false, it -> it.heartbeat(it.now(), "0")),
    HEARTBEAT_MINUS_PARTITIONS(Topic::isConsumed, false, it -> it.heartbeat(it.now(), "-1")),
    HEARTBEAT_ENDLESS_PARTITIONS(Topic::isConsumed, false, it -> it.heartbeat(it.now(), "3000000000")),
    HEARTBEAT_MANY_PARTITIONS(Topic::isConsumed, true, it -> it.heartbeat(it.now(), "10000")),

    NOTICE_WITHOUT_VERSION(Topic::isOfNotices, false, it -> it.with("\"unheard\": 1")),
    NOTICE_MINUS_VERSION(Topic::isOfNotices, false, it -> it.with("\"version\": -1")),
    NOTICE_ENDLESS_VERSION(Topic::isOfNotices, false, it -> it.with("\"version\": 9223372036854775808")),
    NOTICE_NO_VERSION(Topic::isOfNotices, false, it -> it.with("\"version\": \"many\"")),

    ORDER_UNKNOWN(Topic::isOnlyAboutKnownOrders, false, it -> it.with("\"reason\": \"too-busy\", \"cookMinutes\": 10")),
    REASON_WITH_NUL(
            Topic::isOnlyAboutKnownOrders, false, it -> it.with("\"reason\": \"a\\u0000b\", \"cookMinutes\": 10")),
    MINUTES_ENDLESS(
            Topic::isOnlyAboutKnownOrders, false, it -> it.with("\"reason\": \"x\", \"cookMinutes\": 2147483647"));

    /// Just what a broker takes.
    private static final int LARGE = 700_000;

    private final Predicate<Topic> where;
    private final boolean ignorable;
    private final Consumer<Draft> spoiling;

    Fault(Consumer<Draft> spoiling) {
        this(_ -> true, false, spoiling);
    }

    Fault(Predicate<Topic> where, boolean ignorable, Consumer<Draft> spoiling) {
        this.where = where;
        this.ignorable = ignorable;
        this.spoiling = spoiling;
    }

    boolean isPossibleIn(Topic topic) {
        return where.test(topic);
    }

    boolean isIgnorable() {
        return ignorable;
    }

    BadRecord in(Draft draft) {
        spoiling.accept(draft);
        return draft.bad(this);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
