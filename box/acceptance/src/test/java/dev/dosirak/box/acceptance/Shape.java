package dev.dosirak.box.acceptance;

/// How the platform's services are spread over processes.
enum Shape {
    ONE_JVM("one-jvm"),
    ISOLATED("isolated");

    private final String folder;

    Shape(String folder) {
        this.folder = folder;
    }

    /// The name of its data folder.
    String folder() {
        return folder;
    }
}
