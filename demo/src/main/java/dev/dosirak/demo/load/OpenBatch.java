package dev.dosirak.demo.load;

import tools.jackson.databind.json.JsonMapper;

/// A batch to which rows are added as they are read, until it is as much as the platform is sent at once.
final class OpenBatch {

    private static final int MOST_BYTES = 512 * 1024;

    /// The platform hashes each of them, which takes it about a twentieth of a second.
    private static final int MOST_PLAIN_PASSWORDS = 20;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Batch batch;
    private final CodeTurns codeTurns;
    private int bytes;
    private int passwords;

    OpenBatch(String file, Kind kind, CodeTurns codeTurns) {
        this.batch = Batch.empty(file, kind);
        this.codeTurns = codeTurns;
    }

    Batch batch() {
        return batch;
    }

    void add(Row row) {
        switch (row) {
            case Row.Good good -> {
                codeTurns.add(good, batch);
                bytes += JSON.writeValueAsBytes(good.content()).length;
                passwords += good.content().has("password") ? 1 : 0;
            }
            case Row.Broken broken -> batch.broken().add(broken);
            case Row.Skipped skipped -> batch.skipped().add(skipped);
        }
    }

    boolean isFull() {
        return batch.size() >= batch.kind().rowsPerBatch() || bytes >= MOST_BYTES || passwords >= MOST_PLAIN_PASSWORDS;
    }
}
