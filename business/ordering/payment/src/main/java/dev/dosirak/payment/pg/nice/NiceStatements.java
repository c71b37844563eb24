package dev.dosirak.payment.pg.nice;

import dev.dosirak.payment.pg.PgClient;
import dev.dosirak.payment.pg.StatementFile;
import dev.dosirak.payment.reconciliation.BadStatement;
import dev.dosirak.payment.reconciliation.BadStatement.Problem;
import dev.dosirak.payment.reconciliation.PayOut;
import dev.dosirak.payment.reconciliation.SettlementRow;
import dev.dosirak.payment.reconciliation.SettlementStatements;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Won;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;

/// A text in MS949 (EUC-KR and more), fields parted by `|`: a header `H`, a row `D` for each movement, a trailer `T`
/// with their number and their sum. NICE's public manual describes no statement; this shape is ours.
final class NiceStatements implements SettlementStatements {

    private static final Charset MS949 = Charset.forName("MS949");
    private static final String TITLE = "정산내역";
    private static final String PAYMENT = "승인";
    private static final String CANCEL = "취소";
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final int HEADER_FIELDS = 3;
    private static final int ROW_FIELDS = 11;
    private static final int TRAILER_FIELDS = 3;

    private final StatementFile file;

    NiceStatements(PgClient pg, StatementFile.Turn turn, EventJson json) {
        this.file = new StatementFile(pg, turn, json::read);
    }

    @Override
    public String gateway() {
        return Nice.NAME;
    }

    @Override
    public void read(LocalDate day, Consumer<SettlementRow> rows) {
        var decoder = MS949.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (var text = new BufferedReader(
                new InputStreamReader(file.open("/v1/settlements/%s.txt".formatted(day.format(DAY))), decoder))) {
            header(fields(text, "H", HEADER_FIELDS), day);
            body(text, rows);
        } catch (CharacterCodingException e) {
            throw new BadStatement(Problem.WRONG_ENCODING, "not in MS949");
        } catch (IOException e) {
            throw StatementFile.brokenOff(e);
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            throw new BadStatement(Problem.UNREADABLE, String.valueOf(e.getMessage()));
        }
    }

    private static void header(String[] header, LocalDate day) {
        if (!header[1].equals(TITLE)) {
            throw new BadStatement(Problem.WRONG_ENCODING, "its title reads '%s'".formatted(header[1]));
        }
        if (!header[2].equals(day.format(DAY))) {
            throw new BadStatement(Problem.OTHER_DAY, "it is of " + header[2]);
        }
    }

    private static void body(BufferedReader text, Consumer<SettlementRow> rows) throws IOException {
        long count = 0;
        long sum = 0;
        var line = line(text);
        while (line.startsWith("D|")) {
            var row = row(line, text);
            count++;
            sum = Math.addExact(sum, row.amount().amount());
            rows.accept(row);
            line = line(text);
        }
        var trailer = split(line, "T", TRAILER_FIELDS);
        if (Long.parseLong(trailer[1]) != count || Long.parseLong(trailer[2]) != sum) {
            throw new BadStatement(
                    Problem.INCOMPLETE, "%d rows with %d won; its trailer says '%s'".formatted(count, sum, line));
        }
        if (text.readLine() != null) {
            throw new BadStatement(Problem.UNREADABLE, "it goes on behind its trailer");
        }
    }

    /// Of a text that was cut in half the last row is a part of one.
    private static SettlementRow row(String line, BufferedReader text) throws IOException {
        try {
            return row(line);
        } catch (NumberFormatException | DateTimeException e) {
            var problem = text.readLine() == null ? Problem.INCOMPLETE : Problem.UNREADABLE;
            throw new BadStatement(problem, "no row: '%s'".formatted(line));
        }
    }

    /// `D|key|tid|order|승인 or 취소|amount|fee|VAT|pay-out|sold on|paid out on`
    private static SettlementRow row(String line) {
        var it = split(line, "D", ROW_FIELDS);
        boolean taken = it[4].equals(PAYMENT);
        if (!taken && !it[4].equals(CANCEL)) {
            throw new BadStatement(Problem.UNREADABLE, "No row is a " + it[4]);
        }
        return new SettlementRow(
                it[1],
                it[3],
                it[2],
                taken,
                Won.of(Long.parseLong(it[5])),
                Won.of(Long.parseLong(it[6])),
                Won.of(Long.parseLong(it[7])),
                Won.of(Long.parseLong(it[8])),
                LocalDate.parse(it[9], DAY),
                LocalDate.parse(it[10], DAY));
    }

    private static String[] fields(BufferedReader text, String kind, int count) throws IOException {
        return split(line(text), kind, count);
    }

    private static String line(BufferedReader text) throws IOException {
        var line = text.readLine();
        if (line == null) {
            throw new BadStatement(Problem.INCOMPLETE, "it ends without a trailer");
        }
        return line;
    }

    private static String[] split(String line, String kind, int count) {
        var fields = line.split("\\|", -1);
        if (!fields[0].equals(kind) || fields.length != count) {
            throw new BadStatement(
                    line.startsWith("D") || line.startsWith("T") || line.startsWith("H")
                            ? Problem.INCOMPLETE
                            : Problem.UNREADABLE,
                    "no %s of %d fields: '%s'".formatted(kind, count, line));
        }
        return fields;
    }

    @Override
    public List<PayOut> payOuts(LocalDate day) {
        return file.payOuts("/v1/pay-outs", day);
    }
}
