import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/**
 * DynamoDB Local on 127.0.0.1 alone, on a port the system chooses. The program itself has no such option: it listens on
 * every interface. Started this way it does not set up its telemetry either. Ends when its standard input does, so that
 * a killed test run leaves nothing behind.
 */
final class Loopback {
    public static void main(String[] args) throws Exception {
        DynamoDBProxyServer local = ServerRunner.createServerFromCommandLineArgs(new String[] {"-inMemory", "-sharedDb"});
        var field = DynamoDBProxyServer.class.getDeclaredField("server");
        field.setAccessible(true);
        var connector = (ServerConnector) ((Server) field.get(local)).getConnectors()[0];
        connector.setHost("127.0.0.1");
        connector.setPort(0);
        local.start();
        System.out.println("listening on http://127.0.0.1:" + connector.getLocalPort());

        while (System.in.read() >= 0) {
            // whatever is said here is not for us
        }

        Runtime.getRuntime().halt(0); // its own threads would keep it alive
    }
}
