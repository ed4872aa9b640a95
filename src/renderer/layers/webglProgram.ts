/** A linked program and where its uniforms are. */
export interface Program {
  readonly program: WebGLProgram;
  uniform(name: string): WebGLUniformLocation | null;
}

/** @throws Error with the messages of the shader compiler */
export function createProgram(gl: WebGL2RenderingContext, vertex: string, fragment: string): Program {
  const program = gl.createProgram();
  const shaders = [compile(gl, gl.VERTEX_SHADER, vertex), compile(gl, gl.FRAGMENT_SHADER, fragment)];
  for (const shader of shaders) gl.attachShader(program, shader);
  gl.linkProgram(program);
  for (const shader of shaders) gl.deleteShader(shader);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS))
    throw new Error(`The shader of the section does not link: ${gl.getProgramInfoLog(program)}`);
  const known = new Map<string, WebGLUniformLocation | null>();
  const uniform = (name: string) => {
    if (!known.has(name)) known.set(name, gl.getUniformLocation(program, name));
    return known.get(name) ?? null;
  };
  return { program, uniform };
}

function compile(gl: WebGL2RenderingContext, kind: number, source: string): WebGLShader {
  const shader = gl.createShader(kind);
  if (!shader) throw new Error('The graphics context is lost.');
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS) && !gl.isContextLost())
    throw new Error(`The shader of the section does not compile: ${gl.getShaderInfoLog(shader)}`);
  return shader;
}

/** How values are stored in a texture. */
export interface TextureLayout {
  readonly internalFormat: number;
  readonly format: number;
  readonly type: number;
}

/** A texture read by texel, never filtered. `data` has width × height × the format's components. */
export function createTexture(
  gl: WebGL2RenderingContext,
  { internalFormat, format, type }: TextureLayout,
  size: { readonly width: number; readonly height: number },
  data: Float32Array | Uint8Array,
): WebGLTexture {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  gl.texImage2D(gl.TEXTURE_2D, 0, internalFormat, size.width, size.height, 0, format, type, data);
  readByTexel(gl, gl.TEXTURE_2D);
  return texture;
}

/** Float layers of one size, [layer][row][column], read by texel, never filtered. */
export function createLayeredTexture(
  gl: WebGL2RenderingContext,
  { width, height, depth }: { readonly width: number; readonly height: number; readonly depth: number },
  data: Float32Array,
): WebGLTexture {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D_ARRAY, texture);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  gl.texImage3D(gl.TEXTURE_2D_ARRAY, 0, gl.R32F, width, height, depth, 0, gl.RED, gl.FLOAT, data);
  readByTexel(gl, gl.TEXTURE_2D_ARRAY);
  return texture;
}

function readByTexel(gl: WebGL2RenderingContext, target: number): void {
  gl.texParameteri(target, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
  gl.texParameteri(target, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  gl.texParameteri(target, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(target, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
}
