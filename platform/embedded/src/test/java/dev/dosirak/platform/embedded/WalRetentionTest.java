package dev.dosirak.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalRetentionTest {

    private static final long GB = 1L << 30;

    @Test
    void itFollowsFromTheDiskAndFromHowManyShareIt() {
        assertThat(WalRetention.of(40 * GB, 1).parameter()).isEqualTo("10240MB");
        assertThat(WalRetention.of(40 * GB, 10).parameter()).isEqualTo("1024MB");
    }

    @Test
    void aSmallDiskKeepsALittleAndAHugeOneNotEverything() {
        assertThat(WalRetention.of(GB / 2, 10).parameter()).isEqualTo("256MB");
        assertThat(WalRetention.of(4_000 * GB, 1).parameter()).isEqualTo("65536MB");
    }

    @Test
    void theFolderNeedNotExistYet(@TempDir Path folder) {
        assertThat(WalRetention.onDiskOf(folder.resolve("a/b"), 1).megabytes()).isBetween(256L, 65_536L);
    }
}
