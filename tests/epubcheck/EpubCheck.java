import com.adobe.epubcheck.tool.EpubChecker;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Answer lines {@code REPORT TAB BOOK} by checking the book and writing the report as JSON, each with an empty line. */
public final class EpubCheck {
    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        System.setOut(System.err);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] request = line.split("\t", 2);
            new EpubChecker().run(new String[] {request[1], "--usage", "--json", request[0]});
            out.println();
        }
    }
}
