package dev.dosirak.payment.pg;

import dev.dosirak.payment.reconciliation.BadStatement;
import dev.dosirak.payment.reconciliation.BadStatement.Problem;
import dev.dosirak.payment.reconciliation.PayOut;
import dev.dosirak.payment.reconciliation.StatementNotAsked;
import dev.dosirak.platform.kernel.Won;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what a gateway says of a day, and tells the ways apart in which that can be wrong.
public final class StatementFile {

    private static final int LARGEST_PAGE = 16 << 20;

    private final PgClient pg;
    private final Turn turn;
    private final Json json;

    /// @param turn of each request
    public StatementFile(PgClient pg, Turn turn, Json json) {
        this.pg = pg;
        this.turn = turn;
        this.json = json;
    }

    /// Waits until the gateway may be sent one more request.
    @FunctionalInterface
    public interface Turn {

        /// @return false when our contract allows none for too long
        /// @throws IOException when whoever waits is interrupted
        boolean await() throws IOException;
    }

    /// Throws whatever it likes for what it cannot read.
    @FunctionalInterface
    public interface Json {
        <T> @Nullable T read(byte[] text, Class<T> type);
    }

    /// A page of JSON in UTF-8.
    ///
    /// @throws BadStatement when it is not there, or no `type`
    /// @throws StatementNotAsked when our contract allows no request for it
    public <T> T page(String path, Class<T> type) {
        try (var body = open(path)) {
            var bytes = body.readNBytes(LARGEST_PAGE);
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return read(bytes, type);
        } catch (CharacterCodingException e) {
            throw new BadStatement(Problem.WRONG_ENCODING, "not in UTF-8");
        } catch (IOException e) {
            throw brokenOff(e);
        }
    }

    private <T> T read(byte[] text, Class<T> type) {
        @Nullable T page;
        try {
            page = json.read(text, type);
        } catch (RuntimeException e) {
            throw isClosed(text)
                    ? new BadStatement(Problem.UNREADABLE, String.valueOf(e.getMessage()))
                    : new BadStatement(Problem.INCOMPLETE, "it ends in the midst of it");
        }
        if (page == null) {
            throw new BadStatement(Problem.UNREADABLE, "nothing in it");
        }
        return page;
    }

    /// Whether every bracket and every string has its end.
    private static boolean isClosed(byte[] text) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length; i++) {
            switch (text[i]) {
                case '"' -> quoted = !quoted;
                case '\\' -> i++;
                case '{', '[' -> depth += quoted ? 0 : 1;
                case '}', ']' -> depth -= quoted ? 0 : 1;
                default -> {}
            }
        }
        return depth == 0 && !quoted;
    }

    /// @throws BadStatement when there is none
    /// @throws StatementNotAsked when our contract allows no request for it
    public InputStream open(String path) {
        try {
            if (!turn.await()) {
                throw new StatementNotAsked();
            }
            return pg.open(path).orElseThrow(() -> new BadStatement(Problem.NOT_THERE, "there is none yet"));
        } catch (IOException e) {
            throw new BadStatement(Problem.NOT_THERE, String.valueOf(e));
        }
    }

    public static BadStatement brokenOff(IOException e) {
        return new BadStatement(Problem.INCOMPLETE, String.valueOf(e));
    }

    private record PayOutList(@Nullable List<PayOutItem> items) {}

    private record PayOutItem(
            @Nullable String reference,
            @Nullable LocalDate date,
            @Nullable Won amount,
            @Nullable String state) {

        PayOut payOut() {
            if (reference == null || date == null || amount == null || state == null) {
                throw new BadStatement(Problem.UNREADABLE, "a pay-out without reference, date, amount or state");
            }
            return new PayOut(reference, date, amount, state.equals("returned"));
        }
    }

    /// What reached the bank: its list has one form for all gateways, ours, until a bank is chosen.
    public List<PayOut> payOuts(String path, LocalDate day) {
        var items = page(path + "?date=" + day, PayOutList.class).items();
        if (items == null) {
            throw new BadStatement(Problem.UNREADABLE, "no list of pay-outs");
        }
        return items.stream().map(PayOutItem::payOut).toList();
    }
}
