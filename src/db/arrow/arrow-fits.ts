/** Whether the values of Arrow's columns are where they say: DuckDB reads them there without looking. */
import { type Data, DataType, type Union, type Vector } from 'apache-arrow';

function hold(is: boolean): void {
  if (!is) throw new RangeError('it is damaged: a column is shorter than it claims.');
}

type Offsets = ArrayLike<number | bigint>;

/** @param end of what the offsets point into */
function assertOffsets(offsets: Offsets, length: number, end: number): void {
  if (length === 0) return;
  hold(offsets.length > length);
  let before = 0;
  for (let row = 0; row <= length; row++) {
    const offset = Number(offsets[row]);
    hold(offset >= before);
    before = offset;
  }
  hold(before <= end);
}

function assertUnion(data: Data<Union>): void {
  const { typeIds, valueOffsets, length, children, type } = data;
  const { typeIdToChildIndex: places } = type;
  hold(typeIds.length >= length && (!DataType.isDenseUnion(type) || valueOffsets.length >= length));
  for (let row = 0; row < length; row++) {
    const child = children[places[typeIds[row] ?? -1] ?? -1];
    hold(child !== undefined && Number(DataType.isDenseUnion(type) ? valueOffsets[row] : row) < child.length);
  }
}

function assertDictionary(data: Data): void {
  const { values, length, dictionary } = data;
  const size = dictionary?.length ?? 0;
  hold(values.length >= length);
  for (let row = 0; row < length; row++)
    if (data.getValid(row)) hold(Number(values[row]) >= 0 && Number(values[row]) < size);
  if (dictionary) assertFits(dictionary);
}

function assertData(data: Data): void {
  const { type, length, values, valueOffsets, children } = data;
  hold(children.every((child) => child !== undefined));
  if (!DataType.isNull(type) && !DataType.isUnion(type))
    hold(data.nullCount === 0 || data.nullBitmap.length * 8 >= length);
  if (DataType.isNull(type)) return;
  if (DataType.isUnion(type)) assertUnion(data as Data<Union>);
  else if (DataType.isDictionary(type)) assertDictionary(data);
  else if (DataType.isBool(type)) hold(values.length * 8 >= length);
  else if (DataType.isStruct(type)) hold(children.every((child) => child.length >= length));
  else if (DataType.isFixedSizeList(type)) hold((children[0]?.length ?? 0) >= length * type.listSize);
  else if (DataType.isList(type) || DataType.isMap(type))
    assertOffsets(valueOffsets, length, children[0]?.length ?? 0);
  else if (
    DataType.isUtf8(type) ||
    DataType.isLargeUtf8(type) ||
    DataType.isBinary(type) ||
    DataType.isLargeBinary(type)
  )
    assertOffsets(valueOffsets, length, values.length);
  else hold(values.length >= length * data.stride);
  for (const child of children) assertData(child);
}

/** @throws RangeError continuing a sentence that begins with the file */
export function assertFits(vector: Vector): void {
  for (const data of vector.data) assertData(data);
}
