package com.jitrace.app.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.jitrace.app.tenancy.OrganisationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFolderTest {
    @TempDir
    private Path home;

    private final OrganisationId organisation = new OrganisationId("a".repeat(32));

    @Test
    void aNameThatWasNotDrawnHereIsNoPlace() {
        JobFolder folder = new JobFolder(home);
        for (String name : new String[] {"../../keys/kek", "", "result.csv", "A".repeat(32)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> folder.file(organisation, name));
        }
    }

    @Test
    void theFilesOfAnOrganisationLieInAFolderThatNobodyElseOpens() throws IOException {
        Path file = new JobFolder(home.resolve("files/jobs")).file(organisation, "b".repeat(32));
        assertThat(file).isEqualTo(home.resolve("files/jobs/" + "a".repeat(32) + "/" + "b".repeat(32)));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }
}
