package dev.dosirak.box.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.core.io.Resource;

/// One migration, and what it does to tables that are there before.
///
/// @param sql without comments, in one line
record Script(String file, String sql, boolean isOutsideATransaction) {

    private static final Pattern MADE = Pattern.compile(
            "create (?:unique )?(?:table|index|view|sequence) (?:concurrently )?(?:if not exists )?(\\w+)");
    private static final Pattern TABLES = Pattern.compile(
            "(?:alter table|alter index|drop table|drop index|delete from|truncate|references) (?:if exists )?(?:only )?(\\w+)"
                    + "|\\bupdate (\\w+) (?:(?:as )?\\w+ )?set\\b"
                    + "|create (?:unique )?index (?:concurrently )?(?:if not exists )?\\w+ on (\\w+)"
                    + "|create trigger [^;]* on (\\w+)");
    private static final Pattern ALTERED = Pattern.compile("alter table (?:only )?(\\w+)");
    private static final Pattern LOCKING_BUILD =
            Pattern.compile("create (?:unique )?index (?:if not exists )?\\w+ on (\\w+)");

    /// A build that still goes on is waited for, an invalid index goes, a valid one stays.
    private static final Pattern REPEATABLE_BUILD = Pattern.compile("do \\$\\$ begin while exists "
            + "\\(select from pg_stat_progress_create_index where relid = '(?<table>\\w+)'::regclass\\) loop "
            + "commit; perform pg_sleep\\(0.5\\); end loop; "
            + "if exists \\(select from pg_index where indexrelid = to_regclass\\('(?<index>\\w+)'\\) and not indisvalid\\) then "
            + "alter index \\k<index> rename to \\k<index>_invalid; "
            + "end if; end \\$\\$; "
            + "drop index concurrently if exists \\k<index>_invalid; "
            + "create (?:unique )?index concurrently if not exists \\k<index> on \\k<table> [^;]+; ?");

    static Script of(Resource resource) {
        try {
            var settings = resource.createRelative(resource.getFilename() + ".conf");
            return new Script(
                    Objects.requireNonNull(resource.getFilename()),
                    resource.getContentAsString(UTF_8)
                            .replaceAll("--.*", "")
                            .replaceAll("\\s+", " ")
                            .strip(),
                    settings.exists() && settings.getContentAsString(UTF_8).contains("executeInTransaction=false"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Tables that were there before and of which it locks rows or all, if only for a moment; indexes as well.
    Set<String> existingTables() {
        return existing(TABLES);
    }

    /// Tables that were there before and that nobody can use until its transaction ends.
    Set<String> alteredTables() {
        return existing(ALTERED);
    }

    boolean waitsOnlyForSeconds() {
        return sql.startsWith("set local lock_timeout = '5s';");
    }

    boolean buildsConcurrently() {
        return sql.contains("index concurrently");
    }

    /// Tables that were there before and to which nobody can write while it builds an index on them.
    Set<String> lockingBuilds() {
        return existing(LOCKING_BUILD);
    }

    /// What it does besides building indexes so that it may do it again.
    String rest() {
        return REPEATABLE_BUILD.matcher(sql).replaceAll("");
    }

    private Set<String> existing(Pattern pattern) {
        var names = all(pattern);
        names.removeAll(all(MADE));
        return names;
    }

    private Set<String> all(Pattern pattern) {
        return pattern.matcher(sql)
                .results()
                .flatMap(it -> IntStream.rangeClosed(1, it.groupCount())
                        .mapToObj(it::group)
                        .filter(Objects::nonNull))
                .collect(toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
        return file;
    }
}
