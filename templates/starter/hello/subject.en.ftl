Hello from ${brand.name}
