package dev.dosirak.notebook;

import dev.dosirak.platform.testing.ServiceTest;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(classes = NotebookApplication.class, properties = "spring.config.name=notebook")
@interface NotebookTest {}
