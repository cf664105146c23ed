${short}
