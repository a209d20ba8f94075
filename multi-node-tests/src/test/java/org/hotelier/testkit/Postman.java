package org.hotelier.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM inside a namespace that says whether a packet from one address arrives at another. */
final class Postman implements AutoCloseable {
  private static final int PORT = 9_000;
  private static final int PATIENCE_MILLIS = 200;

  private final Process process;
  private final BufferedReader answers;

  Postman(List<String> entrance) throws IOException {
    var command = new ArrayList<>(entrance);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Postman.class.getName()));
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  boolean delivers(String from, String to) throws IOException {
    process.getOutputStream().write((from + " " + to + "\n").getBytes(StandardCharsets.US_ASCII));
    process.getOutputStream().flush();
    var answer = String.valueOf(answers.readLine());
    if (!answer.equals("delivered") && !answer.equals("lost")) {
      throw new IOException(answer);
    }
    return answer.equals("delivered");
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  public static void main(String[] args) throws IOException {
    var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (var order = orders.readLine(); order != null; order = orders.readLine()) {
      var ends = order.split(" ", 2);
      System.out.println(arrives(ends[0], ends[1]) ? "delivered" : "lost");
    }
  }

  private static boolean arrives(String from, String to) throws IOException {
    try (var receiver = new DatagramSocket(new InetSocketAddress(to, PORT));
        var sender = new DatagramSocket(new InetSocketAddress(from, PORT + 1))) {
      receiver.setSoTimeout(PATIENCE_MILLIS);
      sender.send(new DatagramPacket(new byte[1], 1, receiver.getLocalSocketAddress()));
      receiver.receive(new DatagramPacket(new byte[1], 1));
      return true;
    } catch (SocketTimeoutException lost) {
      return false;
    }
  }
}
