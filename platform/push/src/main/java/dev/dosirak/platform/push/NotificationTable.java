package dev.dosirak.platform.push;

import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.RowMapper;

/// Where notifications lie. Besides the columns named here the table has a time `at`, with an ordinary index on
/// it. Its name is also the channel on which nodes tell each other of new rows.
///
/// @param person whom the notification is for; with the number it is the primary key
/// @param columns of the content
/// @param values of the content, in the order of its columns
/// @param content as it is read from its columns
public record NotificationTable<T>(
        String name,
        String person,
        String number,
        Counter counter,
        List<String> columns,
        Function<T, List<?>> values,
        RowMapper<T> content) {

    /// Where the number of each person's last notification stands.
    ///
    /// @param next gives the next number to one person, and holds the row until the transaction is over
    /// @param last the numbers of several persons
    public record Counter(String next, String last) {

        /// A row is made with the person's first notification.
        public static Counter inOwnTable(String table, String person, String last) {
            return of(table, person, last, """
                    insert into %1$s as mine (%2$s, %3$s) values (?, 1)
                    on conflict (%2$s) do update set %3$s = mine.%3$s + 1
                    returning %3$s as next\
                    """);
        }

        /// The row is there before anybody notifies the person, and its number 0.
        public static Counter inExistingTable(String table, String person, String last) {
            return of(table, person, last, "update %1$s set %3$s = %3$s + 1 where %2$s = ? returning %3$s as next");
        }

        private static Counter of(String table, String person, String last, String next) {
            return new Counter(
                    next.formatted(table, person, last),
                    "select %2$s, %3$s from %1$s where %2$s = any (?)".formatted(table, person, last));
        }
    }
}
