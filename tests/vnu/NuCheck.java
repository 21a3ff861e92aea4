import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import nu.validator.client.EmbeddedValidator;

/** Answer lines {@code PATH} with what the Nu HTML checker says of the page, as JSON on one line, and an empty line. */
public final class NuCheck {
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            EmbeddedValidator checker = new EmbeddedValidator();
            checker.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
            out.println(checker.validate(Path.of(line)).replaceAll("[\\r\\n]+", " "));
            out.println();
        }
    }
}
