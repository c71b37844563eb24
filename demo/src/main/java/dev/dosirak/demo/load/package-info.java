/// Brings a company's own files into the platform through the public import: CSV, JSON and NDJSON, of any size.
///
/// A file is read as a stream, sent in batches with a few under way, and every row that cannot be
/// taken is reported with its line and reason while the others go on. Start with
/// [FileImporter][dev.dosirak.demo.load.FileImporter]; how a broken CSV is survived is in `CsvRecords`.
package dev.dosirak.demo.load;
