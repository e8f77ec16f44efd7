export default function AboutView() {
  return <h1>About</h1>;
}
