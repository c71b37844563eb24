package dev.dosirak.search.shops.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the index lies on disk. What cannot be read there, or was written in another form, is thrown away:
/// everything in it can be had from its owners again.
final class IndexFolder {

    private static final Logger log = LoggerFactory.getLogger(IndexFolder.class);
    private static final String FORM = "form";
    private static final int SEGMENTS_PER_TIER = 5;
    private static final double BUFFER_MEGABYTES = 64;

    private final Path folder;
    private final String form;

    /// @param form changes whenever what is written would
    IndexFolder(Path folder, String form) {
        this.folder = folder;
        this.form = form;
    }

    /// @throws UncheckedIOException when another process has it open, or the disk does not let us write
    IndexWriter open() {
        try {
            Files.createDirectories(folder);
            if (!isUsable()) {
                clear();
            }
            return new IndexWriter(FSDirectory.open(folder), config());
        } catch (IOException e) {
            throw new UncheckedIOException("The index in %s cannot be opened".formatted(folder), e);
        }
    }

    private static IndexWriterConfig config() {
        return new IndexWriterConfig()
                .setSimilarity(new WeightSimilarity())
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setMergePolicy(new TieredMergePolicy().setSegmentsPerTier(SEGMENTS_PER_TIER))
                .setIndexSort(new Sort(new SortField(Documents.MORTON_CODE, SortField.Type.LONG)));
    }

    /// Every byte is read once, so that what has rotted is found now and not in the midst of a day.
    private boolean isUsable() throws IOException {
        try (var directory = FSDirectory.open(folder);
                var lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            lock.ensureValid();
            if (!DirectoryReader.indexExists(directory)) {
                return directory.listAll().length <= 1;
            }
            try (var reader = DirectoryReader.open(directory)) {
                for (var leaf : reader.leaves()) {
                    if (leaf.reader() instanceof CodecReader segment) {
                        segment.checkIntegrity();
                    }
                }
                var found = reader.getIndexCommit().getUserData().get(FORM);
                if (form.equals(found)) {
                    return true;
                }
                log.info("The index in {} has the form {} and is built anew in the form {}", folder, found, form);
            }
            return false;
        } catch (LockObtainFailedException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // whatever a broken file makes of itself
            log.error("The index in {} cannot be used and is built anew", folder, e);
            return false;
        }
    }

    private void clear() throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /// What a commit tells the next start, besides what it holds.
    Map<String, String> commitData(Map<String, String> more) {
        var all = new HashMap<>(more);
        all.put(FORM, form);
        return all;
    }
}
