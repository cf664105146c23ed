package io.regain;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class RegainApplication {

	public static void main(String[] args) {
		System.out.println("hi");
	}

}
