package dev.dosirak.platform.web.text;

import java.io.InputStream;
import java.io.Reader;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;

/// Reads JSON in which every name and every text consists of characters that may be, and nothing lies deeper than
/// anybody needs: an imported menu has twelve levels.
///
/// Not for what we stored ourselves: that was written by older rules and must stay readable.
public final class StrictJson extends JsonFactory {

    private static final StreamReadConstraints AS_DEEP_AS_IT_GOES =
            StreamReadConstraints.builder().maxNestingDepth(64).build();

    public StrictJson() {
        super(new JsonFactoryBuilder().streamReadConstraints(AS_DEEP_AS_IT_GOES));
    }

    @Override
    protected JsonParser _createParser(ObjectReadContext read, IOContext io, InputStream json) {
        return new StrictParser(super._createParser(read, io, json));
    }

    @Override
    protected JsonParser _createParser(ObjectReadContext read, IOContext io, Reader json) {
        return new StrictParser(super._createParser(read, io, json));
    }

    @Override
    protected JsonParser _createParser(ObjectReadContext read, IOContext io, byte[] json, int from, int length) {
        return new StrictParser(super._createParser(read, io, json, from, length));
    }

    @Override
    protected JsonParser _createParser(
            ObjectReadContext read, IOContext io, char[] json, int from, int length, boolean recyclable) {
        return new StrictParser(super._createParser(read, io, json, from, length, recyclable));
    }
}
